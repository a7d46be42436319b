package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Route;

/** What a page can look like, each brought about the way it comes about. */
enum State {
    REGISTER {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = visitors.guest(look).open("/register");
            assertThat(visitor.button("Register")).isVisible();
            return visitor;
        }
    },
    REGISTER_WITH_ERRORS {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = visitors.guest(look).open("/register").expect("409");
            visitor.enter(visitors.site().person("member").email(), "a few calm words", "Register");
            visitor.sees("This address has an account");
            visitor.box("Password").fill("short");
            visitor.box("Password").blur();
            visitor.sees("Use at least 8 characters");
            return visitor;
        }
    },
    LOG_IN {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = visitors.guest(look).open("/login");
            assertThat(visitor.button("Log in")).isVisible();
            return visitor;
        }
    },
    LOG_IN_WITHOUT_SERVER {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = visitors.guest(look).open("/login").expect("Failed to load resource");
            visitor.wire().loseNext("POST", "/login");
            visitor.enter("somebody@example.org", "a few calm words", "Log in");
            visitor.sees("There is no connection to the server.");
            return visitor;
        }
    },
    FEED_LOADING {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            visitor.wire().holdNext("GET", "/status");
            visitor.open("/feed");
            assertThat(visitor.page().locator(".skeleton").first()).isVisible();
            return visitor;
        }
    },
    FEED_EMPTY {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            // A server without any statuses for each look would take most of the time of these tests.
            visitor.page()
                    .route(
                            "**/status",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("[]")));
            visitor.open("/feed");
            visitor.sees("Nobody else has written yet.");
            return visitor;
        }
    },
    FEED_FULL {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            Person author = site.person("author.with.a.long.name.that.hardly.fits.into.a.line.of.its");
            for (int i = 1; i <= 8; i++) site.write(author, "A status like any other, number " + i + ".");
            site.write(author, "A line of many.\n".repeat(40), "Without-a-single-space".repeat(30));
            Visitor visitor = newMember(visitors, look).open("/feed");
            visitor.post("One of my own.");
            assertThat(visitor.article("One of my own.")).isVisible();
            site.write(author, "And something new.");
            assertThat(visitor.button("1 new")).isVisible();
            visitor.write("x".repeat(4_990));
            return visitor;
        }
    },
    FEED_NOT_LOADED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).expect("503");
            visitor.wire().failNext("GET", "/status", 503, 120);
            visitor.open("/feed");
            visitor.sees("The feed could not be loaded.");
            return visitor;
        }
    },
    NOT_POSTED_AND_OFFLINE {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).open("/feed").expect("Failed to load resource");
            assertThat(visitor.button("Post")).isVisible();
            visitor.wire().offline(true);
            visitor.post("From the train");
            visitor.sees("Not posted yet.");
            visitor.sees("You are offline.");
            return visitor;
        }
    },
    NOT_FOUND {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            // The server knows the client's pages, so this one only shows where a module is not running.
            visitor.page()
                    .route(
                            "**/modules.json",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{\"version\":\"1.0.0\",\"modules\":[\"user\"]}")));
            visitor.open("/feed");
            visitor.sees("There is no such page");
            return visitor;
        }
    };

    /** Brings it before somebody's eyes. */
    abstract Visitor show(Visitors visitors, Look look);

    private static Visitor newMember(Visitors visitors, Look look) {
        return visitors.visit(visitors.site(), look.options(), visitors.site().person("reader"));
    }
}
