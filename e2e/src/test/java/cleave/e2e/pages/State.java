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
            empty(visitor, "/status");
            empty(visitor, "/story");
            visitor.open("/feed");
            visitor.sees("Nobody else has written yet.");
            visitor.sees("No stories yet.");
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
    STORY_LARGE {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = withStories(visitors, look);
            visitor.page().locator("button.tile").first().click();
            assertThat(visitor.button("Next")).isVisible();
            visitor.until(() -> visitor.page().locator(".viewer-preview").count() == 0);
            return visitor;
        }
    },
    STORY_CHOSEN {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = withStories(visitors, look);
            visitor.choose(".stories", Pictures.file("lake.png", Pictures.png(600, 900)));
            assertThat(visitor.button("Share")).isVisible();
            return visitor;
        }
    },
    STORY_ON_ITS_WAY {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = STORY_CHOSEN.show(visitors, look);
            visitor.wire().holdNext("POST", "/story");
            visitor.button("Share").click();
            assertThat(visitor.page().getByLabel("How much is sent")).isVisible();
            return visitor;
        }
    },
    STORY_NOT_SHARED_YET {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = STORY_CHOSEN.show(visitors, look).expect("503");
            visitor.wire().failNext("POST", "/story", 503, 60);
            visitor.button("Share").click();
            visitor.sees("Not shared yet.");
            return visitor;
        }
    },
    STORY_REFUSED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = withStories(visitors, look);
            visitor.choose(".stories", Pictures.text("notes.png", "not a picture"));
            visitor.sees("This is no JPEG, PNG, WebP or GIF.");
            return visitor;
        }
    },
    STORY_SHARED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = STORY_CHOSEN.show(visitors, look);
            visitor.button("Share").click();
            assertThat(visitor.heading("Shared")).isVisible();
            return visitor;
        }
    },
    STORIES_NOT_LOADED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).expect("503");
            visitor.wire().failNext("GET", "/story", 503, 120);
            visitor.open("/feed");
            visitor.sees("The stories could not be loaded.");
            return visitor;
        }
    },
    HOME_LOADING {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            visitor.wire().holdNext("GET", "/post");
            visitor.open("/");
            assertThat(visitor.page().locator(".skeleton").first()).isVisible();
            return visitor;
        }
    },
    HOME_EMPTY {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            empty(visitor, "/post");
            visitor.open("/");
            visitor.sees("Nobody else has posted yet.");
            return visitor;
        }
    },
    HOME_FULL {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            Person author = site.person("author.with.a.long.name.that.hardly.fits.into.a.line.of.its");
            site.post(author, "A post without any code.");
            site.post(author, "Without-a-single-space".repeat(30), "sql", "select " + "a_long_name, ".repeat(30));
            site.post(author, "Many lines.", "java", SOME_JAVA.repeat(9));
            site.post(author, "A line of many.\n".repeat(40), "java", SOME_JAVA);
            Visitor visitor = newMember(visitors, look).open("/");
            assertThat(visitor.page().locator(".code-keyword").first()).isVisible();
            return visitor;
        }
    },
    HOME_WRITING_CODE {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).open("/");
            visitor.box("Write a post").fill("How do I close this?");
            visitor.button("Add code").click();
            visitor.page().getByLabel("Language").selectOption("java");
            visitor.page().locator(".code-input").fill(SOME_JAVA);
            return visitor;
        }
    },
    HOME_WITH_A_FILE_AND_NOT_POSTED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).expect("503").open("/");
            visitor.box("Write a post").fill("How do I close this?");
            visitor.button("Add code").click();
            visitor.choose(".code-box", Pictures.text("Words.java", SOME_JAVA));
            visitor.sees("Words.java");
            visitor.wire().failNext("POST", "/post", 503, 60);
            visitor.button("Post").click();
            visitor.sees("Not posted yet.");
            return visitor;
        }
    },
    HOME_WITH_A_WRONG_FILE {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).open("/");
            visitor.button("Add code").click();
            visitor.choose(".code-box", Pictures.text("empty.txt", ""));
            visitor.sees("empty.txt is empty.");
            return visitor;
        }
    },
    CODE_NOT_LOADED {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            site.post(site.person("author"), "With code that does not come.", "java", SOME_JAVA);
            Visitor visitor = newMember(visitors, look).expect("503");
            visitor.page().route("**/media/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            visitor.open("/");
            visitor.sees("The code could not be loaded.");
            return visitor;
        }
    },
    A_POST {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            String id = site.post(site.person("author"), "A post of its own.", "java", SOME_JAVA.repeat(5));
            Visitor visitor = newMember(visitors, look).open("/posts/" + id);
            assertThat(visitor.page().locator(".code-keyword").first()).isVisible();
            return visitor;
        }
    },
    NO_SUCH_POST {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).expect("404").open("/posts/none");
            visitor.sees("There is no such post");
            return visitor;
        }
    },
    NOTIFICATIONS {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            Person author = site.person("author.with.a.long.name.that.hardly.fits.into.a.line.of.its");
            site.post(author, "Without-a-single-space".repeat(30));
            site.post(author, "A short one.");
            Visitor visitor = newMember(visitors, look).open("/notifications");
            visitor.sees("A short one.");
            return visitor;
        }
    },
    NOTIFICATIONS_EMPTY {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            empty(visitor, "/notification");
            visitor.open("/notifications");
            visitor.sees("No notifications yet.");
            return visitor;
        }
    },
    FEED_WITH_HELD {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            Person author = site.person("author");
            site.decide(site.held(author), "release", "The program missed the point.");
            site.decide(site.held(author), "hold", "Without-a-single-space".repeat(20));
            Visitor visitor = visitors.visit(site, look.options(), author).open("/feed");
            visitor.post(Site.HATEFUL);
            assertThat(visitor.page().locator(".notice")).hasCount(3);
            visitor.button("Copy a request").first().click();
            visitor.page().locator(".latest").scrollIntoViewIfNeeded();
            return visitor;
        }
    },
    FEED_WITH_PENDING {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look);
            answer(visitor, "**/status/mine*", "[" + PENDING + "]");
            visitor.open("/feed");
            visitor.sees("Only you see this so far.");
            return visitor;
        }
    },
    REVIEW {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            Person author = site.person("author.with.a.long.name.that.hardly.fits.into.a.line.of.its");
            site.decide(site.held(author), "hold", "Without-a-single-space".repeat(30));
            site.held(author);
            Visitor visitor = visitors.visit(site, look.options(), site.operator());
            visitor.open("/review");
            visitor.button("Release").first().click();
            visitor.sees("Released: everyone can read it.");
            visitor.button("Add a note").first().click();
            visitor.box("Note").fill("x".repeat(990));
            return visitor;
        }
    },
    REVIEW_UNDER_REVIEW {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = operator(visitors, look);
            answer(visitor, "**/moderation?state=review", "[" + DOUBTFUL + "," + UNJUDGED + "]");
            visitor.open("/review?state=review");
            assertThat(visitor.articles()).hasCount(2);
            return visitor;
        }
    },
    REVIEW_EMPTY {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = operator(visitors, look);
            empty(visitor, "/moderation");
            visitor.open("/review");
            visitor.sees("There is nothing to do here.");
            return visitor;
        }
    },
    REVIEW_NOT_DONE {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Site site = visitors.site();
            String id = site.held(site.person("author"));
            Visitor visitor = operator(visitors, look).expect("503").open("/review");
            visitor.wire().failNext("POST", "/moderation/" + id + "/release", 503, 60);
            visitor.button("Release").first().click();
            visitor.sees("Not released.");
            return visitor;
        }
    },
    REVIEW_FOR_OTHERS {
        @Override
        Visitor show(Visitors visitors, Look look) {
            Visitor visitor = newMember(visitors, look).open("/review");
            visitor.sees("Here they look at");
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

    private static final String SOME_JAVA = """
            try (var in = open()) {
                // A line that is longer than a phone is wide, so that it has to be scrolled to its end.
                return in.readAllBytes();
            }
            """;

    private static final String PENDING = """
            {"id": "01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60", "author": {"id": "01935d29-0f4e-7b21-8c3d-5e6f70819203",
             "name": "mira"}, "text": "The kettle is on.", "createdAt": "2026-11-22T07:30:00.000Z",
             "moderation": {"state": "pending"}}""";

    private static final String DOUBTFUL = """
            {"id": "01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b61", "author": {"id": "01935d29-0f4e-7b21-8c3d-5e6f70819203",
             "name": "mira"}, "text": "Nobody wants your kind here.", "createdAt": "2026-11-22T07:30:00.000Z",
             "state": "review", "label": "review", "score": 0.71, "model": "a-model-of-2026",
             "reasons": [{"text": "your kind", "start": 13, "end": 22, "weight": 0.4}],
             "history": [{"at": "2026-11-22T07:30:00.100Z", "by": {"program": "a-model-of-2026"}, "action": "verdict"}]}""";

    private static final String UNJUDGED = """
            {"id": "01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60", "author": {"id": "01935d29-0f4e-7b21-8c3d-5e6f70819203",
             "name": "mira"}, "text": "A text that breaks it.", "createdAt": "2026-11-22T07:30:00.000Z",
             "state": "review", "label": "review", "model": "a-model-of-2026", "reasons": [],
             "history": [{"at": "2026-11-22T07:30:00.100Z", "by": {"program": "an-older-model"}, "action": "verdict",
             "note": "It took too long."}]}""";

    /** Brings it before somebody's eyes. */
    abstract Visitor show(Visitors visitors, Look look);

    private static Visitor newMember(Visitors visitors, Look look) {
        return visitors.visit(visitors.site(), look.options(), visitors.site().person("reader"));
    }

    private static Visitor operator(Visitors visitors, Look look) {
        return visitors.visit(visitors.site(), look.options(), visitors.site().operator());
    }

    private static Visitor withStories(Visitors visitors, Look look) {
        Site site = visitors.site();
        for (int i = 1; i <= 3; i++) {
            Person author = site.person("author.with.a.long.name");
            site.share(author, Pictures.png(i == 2 ? 900 : 540, i == 2 ? 600 : 960));
        }
        Visitor visitor = newMember(visitors, look).open("/feed");
        assertThat(visitor.page().locator("button.tile").first()).isVisible();
        return visitor;
    }

    /** A server without anything for each look would take most of the time of these tests. */
    private static void empty(Visitor visitor, String list) {
        answer(visitor, "**" + list, "[]");
    }

    private static void answer(Visitor visitor, String url, String json) {
        visitor.page()
                .route(
                        url,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(json)));
    }
}
