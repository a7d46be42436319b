package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(InTheBrowser.class)
class EnteringTest {
    private static final Pattern ANY_NOTE = Pattern.compile(".+");

    @ParameterizedTest
    @ValueSource(strings = {"/register", "/signup"})
    void registeringLeadsToTheFeed(String path, Visitors visitors) {
        Visitor visitor = visitors.guest().open(path);
        assertThat(visitor.heading("Register")).isVisible();
        visitor.enter(visitors.site().newEmail("newcomer"), "a few calm words", "Register");
        visitor.isAt("/feed");
        assertThat(visitor.box("Write a status")).isVisible();
        assertThat(visitor.button("Log out")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/signin"})
    void loggingInLeadsToTheFeed(String path, Visitors visitors) {
        Person member = visitors.site().person("member");
        Visitor visitor = visitors.guest().open(path);
        assertThat(visitor.heading("Log in")).isVisible();
        visitor.enter(member.email(), Api.PASSWORD, "Log in");
        visitor.isAt("/feed");
        visitor.sees(member.name());
    }

    @Test
    void whoeverAsksForTheFeedLogsInFirstAndArrivesThere(Visitors visitors) {
        Person member = visitors.site().person("member");
        Visitor visitor = visitors.guest().open("/feed");
        visitor.isAt("/login?next=%2Ffeed");
        visitor.enter(member.email(), Api.PASSWORD, "Log in");
        visitor.isAt("/feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/\\evil.example", "javascript:alert(1)"})
    void aForeignWayOnLeadsNowhereElseThanToTheFeed(String next, Visitors visitors) {
        Person member = visitors.site().person("member");
        Visitor visitor = visitors.guest();
        visitor.open("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        visitor.enter(member.email(), Api.PASSWORD, "Log in");
        visitor.isAt("/feed");
    }

    @Test
    void whoeverIsLoggedInFindsTheFeedInPlaceOfTheWayIn(Visitors visitors) {
        Visitor visitor = visitors.member().open("/login");
        visitor.isAt("/feed");
        visitor.open("/register");
        visitor.isAt("/feed");
        visitor.open("/");
        assertThat(visitor.box("Write a post")).isVisible();
    }

    @Test
    void aTakenAddressIsNamedBesideItsFieldWithTheWayToLogin(Visitors visitors) {
        Person member = visitors.site().person("member");
        Visitor visitor = visitors.guest().open("/register").expect("409");
        visitor.enter(member.email().toUpperCase(Locale.ROOT), "a few calm words", "Register");
        describes(visitor.box("E-mail"), "has an account");
        assertThat(visitor.box("E-mail")).isFocused();
        assertThat(visitor.box("Password")).hasValue("a few calm words");
        visitor.link("log in").click();
        visitor.isAt("/login");
    }

    @ParameterizedTest
    @CsvSource({
        "short1, Use at least 8 characters; 2 more to go.",
        "password123, guessers try first",
        "'', Choose a password.",
    })
    void aPasswordThatWillNotDoIsNamedBesideItsField(String password, String reason, Visitors visitors) {
        Visitor visitor = visitors.guest().open("/register").expect("422");
        visitor.enter(visitors.site().newEmail("newcomer"), password, "Register");
        describes(visitor.box("Password"), reason);
        assertThat(visitor.box("Password")).isFocused();
        assertThat(visitor.box("E-mail")).hasValue(Pattern.compile("newcomer.*"));
        visitor.isAt("/register");
    }

    @Test
    void anAddressThatIsNoneIsNamedWhenItsFieldIsLeftAndNoLongerOnceItIsRight(Visitors visitors) {
        Visitor visitor = visitors.guest().open("/register");
        Locator email = visitor.box("E-mail");
        email.fill("somebody@example");
        assertThat(email).not().hasAttribute("aria-invalid", "true");
        email.blur();
        describes(email, "Use an address such as name@example.org.");
        email.fill("somebody@example.org");
        assertThat(email).hasAttribute("aria-invalid", "false");
    }

    @ParameterizedTest
    @CsvSource({"true, not my password", "false, any password"})
    void aWrongPasswordAndAnUnknownAddressAreToldAlike(boolean known, String password, Visitors visitors) {
        String email = known
                ? visitors.site().person("member").email()
                : visitors.site().newEmail("nobody");
        Visitor visitor = visitors.guest().open("/login").expect("401");
        visitor.enter(email, password, "Log in");
        describes(visitor.box("Password"), "E-mail or password is not right.");
        assertThat(visitor.box("E-mail")).hasValue(email);
        visitor.isAt("/login");
    }

    @Test
    void whatIsTypedAsAPasswordCanBeShown(Visitors visitors) {
        Visitor visitor = visitors.guest().open("/login");
        Locator password = visitor.box("Password");
        password.fill("a few calm words");
        assertThat(password).hasAttribute("type", "password");
        Locator toggle = visitor.button("Show what is typed");
        toggle.click();
        assertThat(toggle).hasAttribute("aria-pressed", "true");
        assertThat(password).hasAttribute("type", "text");
        assertThat(password).hasValue("a few calm words");
    }

    /** The text stands in the element that the field itself names as its description. */
    private static void describes(Locator field, String text) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasAttribute("aria-describedby", ANY_NOTE);
        Locator note = field.page().locator("[id='" + field.getAttribute("aria-describedby") + "']");
        assertThat(note).containsText(text, new ContainsTextOptions().setIgnoreCase(true));
    }
}
