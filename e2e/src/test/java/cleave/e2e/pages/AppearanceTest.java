package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InTheBrowser.class)
class AppearanceTest {
    /** Links within a sentence are as high as their line; everything else is a target for a thumb. */
    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll('a, button, input, textarea, select')]
              .filter((e) => !e.closest('.note') && e.checkVisibility())
              .map((e) => [e.innerText || e.name, e.getBoundingClientRect()])
              .filter(([, box]) => box.width < 44 || box.height < 44)
              .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)
            """;

    private static final String NOTE_SHIFTS = """
            shifts = [];
            new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
              .observe({ type: 'layout-shift', buffered: true });
            """;

    @ParameterizedTest
    @EnumSource
    void everyStateIsFitForEverybodyLightAndDarkOnADeskAndOnAPhone(State state, Visitors visitors) {
        for (Look look : Look.values()) {
            Visitor visitor = state.show(visitors, look);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visitor.prefers(scheme);
                visitor.picture(Path.of(
                        "target",
                        "pages",
                        "%s-%s-%s.png".formatted(state, look, scheme).toLowerCase(Locale.ROOT)));
                // Its colours in the dark are the same on each screen.
                if (scheme == ColorScheme.LIGHT || look == Look.PHONE) {
                    assertThat(axe(visitor, scheme).analyze().getViolations())
                            .as("what axe finds in %s %s %s", state, look, scheme)
                            .isEmpty();
                }
            }
            assertThat((Integer) visitor.page().evaluate("document.documentElement.scrollWidth"))
                    .as("the width of %s on %s", state, look)
                    .isLessThanOrEqualTo(look.width());
            assertThat(visitor.page().evaluate(SMALL_TARGETS))
                    .as("small targets of %s on %s", state, look)
                    .isEqualTo(List.of());
        }
    }

    private static AxeBuilder axe(Visitor visitor, ColorScheme scheme) {
        // Its legacy mode leaves out other sites' frames; there are no frames here.
        AxeBuilder axe = new AxeBuilder(visitor.page()).setLegacyMode(true);
        // Colours are all that differs.
        return scheme == ColorScheme.DARK ? axe.withRules(List.of("color-contrast")) : axe;
    }

    @Test
    void theColoursFollowTheSystem(Visitors visitors) {
        Visitor visitor = visitors.guest().open("/login");
        visitor.prefers(ColorScheme.LIGHT);
        assertThat(brightness(visitor)).isGreaterThan(200);
        visitor.prefers(ColorScheme.DARK);
        assertThat(brightness(visitor)).isLessThan(60);
    }

    @Test
    void nothingMovesWhereThatIsNotWanted(Visitors visitors) {
        Visitor visitor = State.FEED_LOADING.show(visitors, Look.PHONE);
        assertThat(moving(visitor)).isNotEqualTo(0);
        visitor.page().emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(moving(visitor)).isEqualTo(0);
        assertThat(visitor.page().evaluate("getComputedStyle(document.querySelector('button')).transitionDuration"))
                .isEqualTo("0s");
    }

    @ParameterizedTest
    @EnumSource
    void nothingShiftsWhileTheFeedLoads(Look look, Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        for (int i = 1; i <= 12; i++) site.write(author, "Line " + i);
        Visitor visitor = visitors.visit(site, look.options(), site.person("reader"));
        visitor.page().addInitScript(NOTE_SHIFTS);
        visitor.wire().holdNext("GET", "/status");
        visitor.open("/feed");
        assertThat(visitor.page().locator(".skeleton").first()).isVisible();
        visitor.wire().release();
        assertThat(visitor.articles()).hasCount(10);
        // Two frames on, everything is drawn and counted.
        visitor.page().evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(visitor.page().evaluate("shifts")).isEqualTo(List.of());
    }

    /** Pictures and code come late, and nothing on the screen makes room for them. */
    @ParameterizedTest
    @EnumSource
    void nothingShiftsWhenPicturesAndCodeArrive(Look look, Visitors visitors) {
        Site site = visitors.emptySite();
        Person author = site.person("author");
        for (int i = 1; i <= 4; i++) site.share(author, Pictures.png(90 * i, 160));
        site.post(author, "Long code", "java", "int a = 1; // a line of some length\n".repeat(200));
        for (int i = 1; i <= 4; i++) site.post(author, "Short code " + i, "java", "int a = 1;\n".repeat(i));
        site.write(author, "A status");
        for (String path : List.of("/feed", "/", "/notifications")) {
            Visitor visitor = visitors.visit(site, look.options(), site.person("reader"));
            visitor.page().addInitScript(NOTE_SHIFTS);
            List<Route> late = new ArrayList<>();
            visitor.page().route("**/media/**", late::add);
            visitor.open(path);
            assertThat(visitor.page().locator("article").first()).isVisible();
            // Longer than a list waits for its short snippets.
            visitor.page().waitForTimeout(800);
            visitor.page().unrouteAll();
            late.forEach(Route::resume);
            visitor.page().waitForTimeout(800);
            if (path.equals("/")) {
                assertThat(visitor.page().locator(".code-keyword, .code-type").first())
                        .isVisible();
            }
            visitor.page().evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            assertThat(visitor.page().evaluate("shifts")).as(path).isEqualTo(List.of());
        }
    }

    private static int brightness(Visitor visitor) {
        Object colour = visitor.page()
                .evaluate("getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)");
        return (Integer) ((List<?>) colour).getFirst();
    }

    private static Object moving(Visitor visitor) {
        return visitor.page().evaluate("document.getAnimations().length");
    }
}
