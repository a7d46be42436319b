package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class KeyboardTest {
    private static final int MOST_STOPS = 40;

    @Test
    void theWholeWayFromRegisteringToLoggingOutNeedsKeysOnly(Visitors visitors) {
        Person author = visitors.site().person("author");
        for (int i = 1; i <= 12; i++) visitors.site().write(author, "Line " + i);
        Visitor visitor = visitors.guest().open("/login");

        press(visitor, visitor.link("Register"), "Enter");
        assertThat(visitor.heading("Register")).isFocused();
        type(visitor, visitor.box("E-mail"), visitors.site().newEmail("typist"));
        type(visitor, visitor.box("Password"), Api.PASSWORD);
        visitor.page().keyboard().press("Enter");

        assertThat(visitor.heading("Feed")).isFocused();
        type(visitor, visitor.box("Write a status"), "Without a mouse");
        press(visitor, visitor.button("Post"), "Space");
        assertThat(visitor.article("Without a mouse")).isVisible();
        assertThat(visitor.articles()).hasCount(11);

        press(visitor, visitor.button("Older"), "Enter");
        assertThat(visitor.articles().nth(11)).isFocused();

        visitors.site().write(author, "News for you");
        assertThat(visitor.button("1 new")).isVisible();
        press(visitor, visitor.button("1 new"), "Enter", "Shift+Tab");
        assertThat(visitor.article("News for you")).isFocused();

        press(visitor, visitor.button("Log out"), "Enter", "Shift+Tab");
        assertThat(visitor.heading("Log in")).isFocused();
        visitor.isAt("/login");
    }

    @Test
    void theFirstStopSkipsToTheContent(Visitors visitors) {
        Visitor visitor = visitors.member();
        assertThat(visitor.button("Post")).isVisible();
        visitor.page().keyboard().press("Tab");
        Locator skip = visitor.link("Skip to content");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page().locator("main")).isFocused();
        visitor.page().keyboard().press("Tab");
        assertThat(visitor.button("Add a picture")).isFocused();
        visitor.isAt("/feed#content");
    }

    @Test
    void theFocusCanBeSeenAtEveryStop(Visitors visitors) {
        Person author = visitors.site().person("author");
        for (int i = 1; i <= 12; i++) visitors.site().write(author, "Line " + i);
        visitors.site().write(author, "A line of many.\n".repeat(60));
        Visitor member = visitors.member();
        assertThat(member.button("Older")).isVisible();
        assertThat(stops(member)).contains("Log out", "Post", "Show all", "Older", "API");
        Visitor guest = visitors.guest().open("/register");
        assertThat(guest.button("Register")).isVisible();
        assertThat(stops(guest)).contains("Register", "Log in", "API");
    }

    /** Goes once round with the Tab key; every stop must have an outline. Names what it came by. */
    private static String stops(Visitor visitor) {
        StringBuilder names = new StringBuilder();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            visitor.page().keyboard().press("Tab");
            Locator focused = visitor.page().locator(":focus");
            if (focused.count() == 0) return names.toString();
            String name = focused.evaluate("e => e.innerText || e.name").toString();
            assertThat(focused.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)"))
                    .as("the width of the outline of " + name)
                    .isInstanceOfSatisfying(
                            Number.class,
                            width -> assertThat(width.doubleValue()).isGreaterThanOrEqualTo(2));
            assertThat(focused.evaluate("e => getComputedStyle(e).outlineStyle"))
                    .as("the outline of " + name)
                    .isEqualTo("solid");
            names.append(name).append('\n');
        }
        throw new AssertionError("The Tab key never comes to an end: " + names);
    }

    private static void type(Visitor visitor, Locator box, String text) {
        tabTo(visitor.page(), box, "Tab");
        visitor.page().keyboard().type(text);
    }

    private static void press(Visitor visitor, Locator button, String key) {
        press(visitor, button, key, "Tab");
    }

    private static void press(Visitor visitor, Locator button, String key, String way) {
        tabTo(visitor.page(), button, way);
        visitor.page().keyboard().press(key);
    }

    private static void tabTo(Page page, Locator target, String way) {
        assertThat(target).isVisible();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if (target.evaluate("e => e === document.activeElement").equals(true)) return;
            page.keyboard().press(way);
        }
        throw new AssertionError("The Tab key does not lead to " + target);
    }
}
