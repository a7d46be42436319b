package cleave.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people of one test, each with a browser of their own, and the server they meet on. */
final class Visitors implements AutoCloseable {
    private final Browser browser;
    private final Site site;
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();

    Visitors(Browser browser, Site site) {
        this.browser = browser;
        this.site = site;
    }

    /** The server that all tests share. */
    Site site() {
        return site;
    }

    /** A server of this test's own, empty. */
    Site emptySite() {
        return emptySite(Map.of());
    }

    Site emptySite(Map<String, String> settings) {
        Site own = Site.start(settings);
        sites.add(own);
        return own;
    }

    Visitor guest() {
        return visit(site, Look.DESK.options(), null);
    }

    Visitor guest(Look look) {
        return visit(site, look.options(), null);
    }

    /** Somebody new who is logged in and looks at the feed. */
    Visitor member() {
        return member(site.person("reader"));
    }

    Visitor member(Person person) {
        return member(site, person, Look.DESK);
    }

    Visitor member(Site at, Person person, Look look) {
        return visit(at, look.options(), person).open("/feed");
    }

    Visitor visit(Site at, Browser.NewContextOptions options, @Nullable Person person) {
        Visitor visitor = new Visitor(browser, at, options, person);
        visitors.add(visitor);
        return visitor;
    }

    void haveNothingToComplainAbout() {
        assertThat(visitors).flatExtracting(Visitor::complaints).isEmpty();
    }

    /** What each saw last, for whoever has to find out why a test failed. */
    void picture(String name) {
        int number = 0;
        for (Visitor visitor : visitors) {
            visitor.picture(Path.of("target", "pages", name + "-" + ++number + ".png"));
        }
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
        sites.forEach(Site::close);
    }
}
