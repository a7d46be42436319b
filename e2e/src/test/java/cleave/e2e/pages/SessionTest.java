package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class SessionTest {
    @Test
    void anExpiredSessionLeadsToLoginAndBackAndWhatWasTypedIsKept(Visitors visitors) {
        Site site = visitors.emptySite(Map.of("auth.token.lifetime", "4s"));
        Person author = site.person("author");
        Visitor writer =
                visitors.visit(site, Look.DESK.options(), null).expect("401").open("/login");
        writer.enter(author.email(), Api.PASSWORD, "Log in");
        writer.write("Typed before the session ended");

        writer.sees("Your session has ended.");
        writer.isAt("/login?next=%2Ffeed");
        assertThat(writer.box("E-mail")).hasValue(author.email());
        writer.box("Password").fill(Api.PASSWORD);
        writer.button("Log in").click();

        writer.isAt("/feed");
        assertThat(writer.box("Write a status")).hasValue("Typed before the session ended");
        writer.button("Post").click();
        assertThat(writer.article("Typed before the session ended")).hasCount(1);
    }

    @Test
    void aStatusThatIsSentTooLateIsKeptForAfterTheLogin(Visitors visitors) {
        Site site = visitors.emptySite(Map.of("auth.token.lifetime", "12s"));
        Person author = site.person("author");
        Visitor writer = visitors.visit(site, Look.DESK.options(), author).expect("401");
        writer.page().clock().install();
        writer.open("/feed");
        writer.write("Sent too late");
        // Without its timers the page does not hear of the end before it posts.
        writer.page().clock().pauseAt(System.currentTimeMillis() + 1_000);
        writer.until(() -> site.api().get("/me", author.token()).status() == 401);
        writer.button("Post").click();
        writer.page().clock().resume();

        writer.isAt("/login?next=%2Ffeed");
        writer.box("Password").fill(Api.PASSWORD);
        writer.button("Log in").click();
        assertThat(writer.box("Write a status")).hasValue("Sent too late");
        writer.doesNotSee("It is not certain");
    }

    @Test
    void loggingOutInOneTabLogsOutTheOther(Visitors visitors) {
        Visitor visitor = visitors.member();
        Page other = visitor.newTab();
        other.navigate("/feed");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(other).hasURL("/login");
        visitor.isAt("/login");
        assertThat(visitor.heading("Log in")).isVisible();
        visitor.open("/feed");
        visitor.isAt("/login?next=%2Ffeed");
        assertThat(visitor.articles()).hasCount(0);
        assertThat(visitor.page().evaluate("JSON.stringify(localStorage)").toString())
                .doesNotContain("token");
    }

    @Test
    void loggingInInOneTabLogsInTheOther(Visitors visitors) {
        Person member = visitors.site().person("member");
        Visitor visitor = visitors.guest().open("/feed");
        Page other = visitor.newTab();
        other.navigate("/register");
        assertThat(other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Register")))
                .isVisible();
        visitor.enter(member.email(), Api.PASSWORD, "Log in");
        visitor.isAt("/feed");
        assertThat(other).hasURL("/feed");
    }
}
