package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One evening of two people: all that the labs ask for, in a browser. */
@ExtendWith(InTheBrowser.class)
class JourneyTest {
    @Test
    void twoPeopleMeet(Visitors visitors) {
        Site site = visitors.site();
        Visitor mira = visitors.visit(site, Look.DESK.options(), null).open("/register");
        mira.enter(site.newEmail("mira"), "a few calm words", "Register");
        mira.isAt("/feed");
        mira.post("The gulls are on time.");

        FileChooser chooser = mira.page()
                .waitForFileChooser(() -> mira.button("Add a picture").click());
        chooser.setFiles(Pictures.file("lake.png", Pictures.png(300, 500)));
        mira.button("Share").click();
        assertThat(mira.heading("Shared")).isFocused();
        mira.button("Done").click();

        Person jon = site.person("jon");
        Visitor reader = visitors.member(site, jon, Look.PHONE);
        assertThat(reader.article("The gulls are on time.")).isVisible();
        Locator preview = reader.page().locator(".strip img").first();
        assertThat(preview).isVisible();
        reader.until(
                () -> preview.evaluate("e => e.complete && e.naturalWidth > 0").equals(true));

        mira.page().navigate(site.url() + "/");
        mira.box("Write a post").fill("How do I close this?");
        mira.button("Add code").click();
        mira.page().getByLabel("Language").selectOption("java");
        mira.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Code"))
                .fill("try (var in = open()) {\n}\n");
        mira.button("Post").click();
        assertThat(mira.article("How do I close this?").locator(".code-keyword").first())
                .hasText("try");

        reader.until(() -> site.list(jon, "/notification").toString().contains("How do I close this?"));
        reader.page().navigate(site.url() + "/notifications");
        reader.article("How do I close this?").first().getByRole(AriaRole.LINK).click();
        assertThat(reader.page().locator("code")).containsText("var in = open()");

        mira.button("Log out").click();
        mira.page().navigate(site.url() + "/feed");
        assertThat(mira.heading("Log in")).isVisible();
    }
}
