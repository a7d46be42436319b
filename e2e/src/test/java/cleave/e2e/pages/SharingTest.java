package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InTheBrowser.class)
class SharingTest {
    private static final String DRAWN =
            "canvas => canvas.width > 0 && canvas.getContext('2d').getImageData(1, 1, 1, 1).data[3] === 255";

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
        sharer.sees("Not shared.");
        assertThat(sharer.button("Try again")).isVisible();
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
        sharer.dialog().locator("button.main").click();
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
