package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class SharingTest {
    private static final String DRAWN =
            "canvas => canvas.width > 0 && canvas.getContext('2d').getImageData(1, 1, 1, 1).data[3] === 255";

    /** Whether the page would go without a question. */
    private static final String LEAVES = "dispatchEvent(new Event('beforeunload', { cancelable: true }))";

    @Test
    void aPictureIsChosenLookedAtAndSharedWithEveryoneElse(Visitors visitors) {
        Site site = visitors.site();
        Person author = site.person("author");
        Visitor sharer = visitors.member(author);
        FileChooser chooser = sharer.page()
                .waitForFileChooser(() -> sharer.button("Add a picture").click());
        chooser.setFiles(Pictures.file("lake.png", Pictures.png(300, 500)));
        assertThat(sharer.dialog()).isVisible();
        sharer.until(
                () -> sharer.page().locator(".sharing canvas").evaluate(DRAWN).equals(true));
        assertThat(sharer.button("Share")).isFocused();
        sharer.button("Share").click();
        assertThat(sharer.heading("Shared")).isFocused();
        sharer.button("Done").click();
        assertThat(sharer.dialog()).hasCount(0);

        Visitor reader = visitors.member();
        assertThat(reader.page().locator(".strip img").first()).hasAttribute("alt", author.name());
        assertThat(sharer.page().locator(".strip img[alt='" + author.name() + "']"))
                .hasCount(0);
    }

    @Test
    void aPictureCanBeDroppedAnywhere(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = visitors.member(author);
        assertThat(sharer.button("Add a picture")).isVisible();
        sharer.drop(Pictures.file("lake.png", Pictures.png(120, 200)));
        isShared(sharer, visitors.site(), author);
    }

    @Test
    void aPictureCanBePasted(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = visitors.member(author);
        assertThat(sharer.button("Add a picture")).isVisible();
        sharer.paste(Pictures.file("image.png", Pictures.png(120, 200)));
        isShared(sharer, visitors.site(), author);
    }

    @Test
    void whatIsNoPictureOrTooLargeIsToldBeforeItIsSent(Visitors visitors) {
        Visitor sharer = visitors.member();
        sharer.choose(".stories", Pictures.text("notes.png", "not a picture"));
        sharer.sees("This is no JPEG, PNG, WebP or GIF.");
        assertThat(sharer.button("Share")).hasCount(0);
        sharer.choose(".stories", Pictures.tooLarge());
        sharer.sees("This file has 10.1 MiB; 10 are possible.");
        sharer.choose(".stories", Pictures.file("empty.png", new byte[0]));
        sharer.sees("This file is empty.");
        sharer.choose(".stories", Pictures.file("huge.png", Pictures.png(8_000, 5_001)));
        sharer.sees("This picture has 41 megapixels; 40 are possible.");
        assertThat(sharer.wire().keys("/story")).isEmpty();
        // A right one takes the place of all that was wrong.
        sharer.choose(".stories", Pictures.file("lake.png", Pictures.png(120, 200)));
        assertThat(sharer.button("Share")).isVisible();
    }

    @Test
    void anUploadShowsHowFarItIsAndCancellingItKeepsThePicture(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = visitors.member(author);
        sharer.choose(".stories", Pictures.file("lake.png", Pictures.png(1_000, 1_500)));
        sharer.wire().holdNext("POST", "/story");
        sharer.button("Share").click();
        assertThat(sharer.page().getByLabel("How much is sent")).isVisible();
        sharer.page().keyboard().press("Escape");
        assertThat(sharer.button("Share")).isVisible();
        assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        isShared(sharer, visitors.site(), author);
        assertThat(sharer.wire().keys("/story").stream().distinct()).hasSize(1);
    }

    @Test
    void anUploadWhoseAnswerIsLostIsTriedAgainAndSharedOnce(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = visitors.member(author).expect("Failed to load resource");
        sharer.choose(".stories", Pictures.file("lake.png", Pictures.png(120, 200)));
        sharer.wire().loseNextAnswer("POST", "/story");
        sharer.button("Share").click();
        sharer.sees("Not shared yet.");
        sharer.button("Try now").click();
        assertThat(sharer.heading("Shared")).isVisible();
        assertThat(sharer.wire().keys("/story")).hasSize(2);
        assertThat(sharer.wire().keys("/story").stream().distinct()).hasSize(1);
        assertThat(sharedBy(visitors.site(), author)).isEqualTo(1);
    }

    @Test
    void whatTheServerRefusesIsSaidBesideThePicture(Visitors visitors) {
        Visitor sharer =
                visitors.member().expect("422").expect("413").expect("415").expect("503");
        sharer.choose(".stories", Pictures.file("lake.png", Pictures.png(120, 200)));
        refuses(sharer, 422, "too_many_pixels", "This picture has too many pixels; 40 megapixels are possible.");
        refuses(sharer, 413, "too_large", "This file is too large; 10 MiB are possible.");
        refuses(sharer, 415, "unsupported_media_type", "This is no JPEG, PNG, WebP or GIF.");
        refuses(sharer, 503, "busy", "Your picture is kept; trying again in");
    }

    @Test
    void aBrokenPictureIsRefusedByTheServerAndStaysChosen(Visitors visitors) {
        Visitor sharer = visitors.member().expect("422");
        byte[] broken = java.util.Arrays.copyOf(Pictures.png(120, 200), 60);
        sharer.choose(".stories", Pictures.file("broken.png", broken));
        sharer.sees("It cannot be shown here. It may be damaged.");
        sharer.button("Share").click();
        sharer.sees("Not shared. This picture is broken or cut off. Choose another one.");
        assertThat(sharer.button("Try again")).isVisible();
        assertThat(sharer.button("Another")).hasClass("main");
    }

    @Test
    void noSlipOfTheHandThrowsAPictureAway(Visitors visitors) {
        Visitor sharer = withAPicture(visitors.member());
        BoundingBox box = sharer.dialog().boundingBox();
        Mouse mouse = sharer.page().mouse();
        mouse.click(box.x + 4, box.y + 4);
        mouse.click(box.x - 20, box.y + 20);
        mouse.move(box.x + box.width / 2, box.y + box.height - 60);
        mouse.down();
        mouse.move(box.x - 20, box.y + 20);
        mouse.up();
        assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        sharer.button("Close").click();
        assertThat(sharer.dialog()).hasCount(0);

        sharer.choose(".stories", Pictures.text("notes.png", "not a picture"));
        assertThat(sharer.dialog()).isVisible();
        box = sharer.dialog().boundingBox();
        mouse.click(box.x + 4, box.y + 4);
        assertThat(sharer.dialog()).isVisible();
        mouse.click(box.x - 20, box.y + 20);
        assertThat(sharer.dialog()).hasCount(0);
    }

    @Test
    void aPictureStaysChosenWhenTheNextIsNone(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = withAPicture(visitors.member(author));
        var wrong = new LinkedHashMap<String, FilePayload>();
        wrong.put("This is no JPEG, PNG, WebP or GIF.", Pictures.text("notes.png", "none"));
        wrong.put("This picture has 41 megapixels", Pictures.file("huge.png", Pictures.png(8_000, 5_001)));
        wrong.forEach((why, file) -> {
            sharer.choose(".stories", file);
            sharer.sees(why);
            sharer.sees("Your picture from before is kept.");
            assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        });
        isShared(sharer, visitors.site(), author);
    }

    @Test
    void backCancelsAnUploadAndThenClosesTheDialog(Visitors visitors) {
        Visitor sharer = visitors.member();
        sharer.link("Home").click();
        sharer.link("Feed").click();
        withAPicture(sharer);
        sharer.wire().holdNext("POST", "/story");
        sharer.button("Share").click();
        assertThat(sharer.button("Cancel")).isVisible();
        assertThat(sharer.page().evaluate(LEAVES)).isEqualTo(false);
        sharer.page().goBack();
        assertThat(sharer.button("Share")).isVisible();
        assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        assertThat(sharer.page().evaluate(LEAVES)).isEqualTo(true);
        sharer.page().goBack();
        assertThat(sharer.dialog()).hasCount(0);
        sharer.isAt("/feed");
        sharer.page().goBack();
        sharer.isAt("/");
    }

    @Test
    void pressingCancelTwiceKeepsThePicture(Visitors visitors) {
        Visitor sharer = withAPicture(visitors.member());
        sharer.wire().holdNext("POST", "/story");
        sharer.button("Share").click();
        sharer.button("Cancel").focus();
        sharer.page().keyboard().press("Enter");
        sharer.page().keyboard().press("Enter");
        assertThat(sharer.button("Share")).isVisible();
        assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        assertThat(sharer.heading("Share a picture")).isFocused();
    }

    @Test
    void whoeverHasToLogInFindsThePictureAgain(Visitors visitors) {
        Person author = visitors.site().person("author");
        Visitor sharer = withAPicture(visitors.member(author)).expect("401");
        sharer.wire().failNext("POST", "/story", 401, 0);
        sharer.button("Share").click();
        assertThat(sharer.heading("Log in")).isVisible();
        sharer.enter(author.email(), Api.PASSWORD, "Log in");
        assertThat(sharer.page().getByLabel("Your picture")).isVisible();
        isShared(sharer, visitors.site(), author);
        assertThat(sharer.wire().keys("/story").stream().distinct()).hasSize(1);
        sharer.button("Done").click();
        assertThat(sharer.dialog()).hasCount(0);
    }

    @Test
    void whatIsDroppedDuringAnUploadIsToldToWait(Visitors visitors) {
        Visitor sharer = withAPicture(visitors.member());
        sharer.wire().holdNext("POST", "/story");
        sharer.button("Share").click();
        assertThat(sharer.button("Cancel")).isVisible();
        sharer.drop(Pictures.file("second.png", Pictures.png(90, 90)));
        sharer.sees("One picture at a time.");
        sharer.wire().release();
        assertThat(sharer.heading("Shared")).isVisible();
        sharer.doesNotSee("One picture at a time.");
    }

    private static Visitor withAPicture(Visitor sharer) {
        sharer.choose(".stories", Pictures.file("lake.png", Pictures.png(300, 200)));
        assertThat(sharer.button("Share")).isVisible();
        return sharer;
    }

    private static void refuses(Visitor sharer, int status, String code, String reason) {
        sharer.page().unrouteAll();
        sharer.page().route("**/story", route -> {
            if (!route.request().method().equals("POST")) route.fallback();
            else
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"No.\"}"));
        });
        Locator again = sharer.button("Try again");
        (again.count() == 0 ? sharer.button("Share") : again).click();
        sharer.sees(reason);
    }

    private static void isShared(Visitor sharer, Site site, Person author) {
        sharer.button("Share").click();
        assertThat(sharer.heading("Shared")).isVisible();
        assertThat(sharedBy(site, author)).isEqualTo(1);
    }

    private static int sharedBy(Site site, Person author) {
        int count = 0;
        for (var story : site.list(site.person("reader"), "/story")) {
            if (story.path("author").path("id").asText().equals(author.id())) count++;
        }
        return count;
    }
}
