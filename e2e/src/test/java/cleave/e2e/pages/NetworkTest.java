package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class NetworkTest {
    private static final String FAILED = "Failed to load resource";

    @Test
    void withoutAConnectionNothingIsLostAndItIsPostedOnceThereIsOne(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author).expect(FAILED);
        assertThat(writer.button("Post")).isVisible();
        writer.wire().offline(true);
        writer.sees("You are offline. What you write is kept in this browser.");
        writer.post("From the train");
        writer.sees("Not posted yet. There is no connection to the server. Your text is kept;");
        assertThat(writer.box("Write a status")).hasValue("From the train");
        assertThat(visitors.site().writtenBy(author)).isEmpty();

        writer.wire().offline(false);
        assertThat(writer.article("From the train")).hasCount(1);
        writer.doesNotSee("You are offline.");
        assertThat(writer.box("Write a status")).isEmpty();
        assertThat(visitors.site().writtenBy(author)).containsExactly("From the train");
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameKeyAndNothingIsPostedTwice(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author).expect(FAILED);
        writer.wire().loseNextAnswer("POST", "/status");
        writer.post("Said once");
        writer.sees("Not posted yet.");
        writer.button("Try now").click();
        assertThat(writer.article("Said once")).hasCount(1);
        assertThat(writer.wire().keys()).hasSize(2);
        assertThat(writer.wire().keys().stream().distinct()).hasSize(1);
        assertThat(visitors.site().writtenBy(author)).containsExactly("Said once");
        assertThat(writer.box("Write a status")).isEmpty();

        writer.post("Said once");
        assertThat(writer.article("Said once")).hasCount(2);
        assertThat(writer.wire().keys().stream().distinct()).hasSize(2);
    }

    @Test
    void aPostGoesOutAgainByItself(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author).expect(FAILED);
        writer.wire().loseNext("POST", "/status");
        writer.post("Patience");
        assertThat(writer.article("Patience")).hasCount(1);
        assertThat(writer.wire().keys()).hasSize(2);
        assertThat(writer.wire().keys().stream().distinct()).hasSize(1);
    }

    @Test
    void afterALostAnswerAndAReloadTheSameTextStillIsNotPostedTwice(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author).expect(FAILED);
        writer.wire().loseNextAnswer("POST", "/status");
        writer.post("Sent, and then the battery died");
        writer.sees("Not posted yet.");
        writer.page().reload();
        assertThat(writer.box("Write a status")).hasValue("Sent, and then the battery died");
        writer.sees("It is not certain that this was posted. Post it once more: it will not appear twice.");
        writer.button("Post").click();
        assertThat(writer.article("Sent, and then the battery died")).hasCount(1);
        assertThat(writer.wire().keys().stream().distinct()).hasSize(1);
        assertThat(visitors.site().writtenBy(author)).containsExactly("Sent, and then the battery died");
    }

    @Test
    void aChangedTextIsNotHeldForTheOneThatWasSent(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor writer = visitors.member(author).expect(FAILED);
        writer.wire().loseNextAnswer("POST", "/status");
        writer.post("First wording");
        writer.sees("Not posted yet.");
        writer.post("Second wording");
        assertThat(writer.article("Second wording")).hasCount(1);
        assertThat(writer.wire().keys().stream().distinct()).hasSize(2);
        assertThat(visitors.site().writtenBy(author)).containsExactly("Second wording", "First wording");
    }

    @Test
    void aSlowConnectionIsNamed(Visitors visitors) {
        Visitor writer = visitors.member();
        writer.wire().holdNext("POST", "/status");
        writer.post("Through a straw");
        writer.sees("The connection is slow. Your text is kept; it is still on its way.");
        assertThat(writer.box("Write a status")).hasValue("Through a straw");
        writer.wire().release();
        assertThat(writer.article("Through a straw")).hasCount(1);
        writer.doesNotSee("The connection is slow.");
    }

    @Test
    void aServerThatIsBusyIsLeftAloneForAsLongAsItSays(Visitors visitors) {
        Visitor writer = visitors.member().expect("503");
        writer.wire().failNext("POST", "/status", 503, 120);
        writer.post("At rush hour");
        writer.sees("The server cannot take this just now. Your text is kept; trying again in");
        assertThat(writer.page().locator(".failed")).containsText("2 minutes");
        writer.button("Try now").click();
        assertThat(writer.article("At rush hour")).hasCount(1);
    }

    @Test
    void aFeedThatCannotBeLoadedSaysSoAndCanBeAskedForAgain(Visitors visitors) {
        visitors.site().write(visitors.site().person("author"), "Worth the wait");
        Visitor reader = visitors.visit(
                        visitors.site(), Look.DESK.options(), visitors.site().person("reader"))
                .expect("503");
        reader.wire().failNext("GET", "/status", 503, 120);
        reader.open("/feed");
        reader.sees("The feed could not be loaded.");
        reader.button("Try again").click();
        assertThat(reader.article("Worth the wait")).isVisible();
        reader.doesNotSee("The feed could not be loaded.");
    }

    @Test
    void olderOnesThatCannotBeLoadedLeaveThePageAsItIs(Visitors visitors) {
        Person author = visitors.site().person("author");
        for (int i = 1; i <= 12; i++) visitors.site().write(author, "Line " + i);
        Visitor reader = visitors.member().expect("503");
        assertThat(reader.articles()).hasCount(10);
        reader.wire().failNext("GET", "/status", 503, 120);
        reader.button("Older").click();
        reader.sees("Older ones could not be loaded.");
        assertThat(reader.articles()).hasCount(10);
        reader.button("Try again").click();
        assertThat(reader.article("Line 2").first()).isVisible();
    }

    @Test
    void aRegistrationWhoseAnswerWasLostIsNotHeldAgainstItsOwner(Visitors visitors) {
        String email = visitors.site().newEmail("newcomer");
        Visitor visitor = visitors.guest().open("/register").expect(FAILED);
        visitor.wire().loseNextAnswer("POST", "/register");
        visitor.enter(email, Api.PASSWORD, "Register");
        visitor.sees("There is no connection to the server. Nothing you typed is lost; please try again.");
        assertThat(visitor.box("E-mail")).hasValue(email);
        assertThat(visitor.box("Password")).hasValue(Api.PASSWORD);
        visitor.button("Register").click();
        visitor.isAt("/feed");
    }
}
