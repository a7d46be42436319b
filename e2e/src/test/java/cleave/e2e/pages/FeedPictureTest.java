package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Api.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the picture that README.md begins with, {@code docs/feed.png}, from a feed as people might fill it. */
@ExtendWith(InTheBrowser.class)
class FeedPictureTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 1120;
    private static final int HEIGHT = 1000;
    private static final int MOST_BYTES = 900_000;

    private record Said(String name, String text, Duration ago) {}

    private static final Said[] CONVERSATION = {
        new Said("priya", "Choir is in the library this week, not in the hall. Same time.", Duration.ofHours(5)),
        new Said(
                "tomasz",
                "Eleven centimetres of ice at the pier, nine by the reeds. It carries.",
                Duration.ofMinutes(48)),
        new Said("mira.okafor", "Then it is settled: lanterns on the lake at six!", Duration.ofMinutes(26)),
        new Said("jonas", "I can bring the big kettle. Who has cups?", Duration.ofMinutes(9)),
    };

    @Test
    void aPictureOfTheFeedIsTakenForTheReadme(Visitors visitors) throws IOException {
        Site site = visitors.emptySite();
        Map<String, Instant> times = new LinkedHashMap<>();
        for (Said said : CONVERSATION) {
            site.write(site.personWithEmail(said.name() + "@example.org"), said.text());
            times.put(said.text(), Instant.now().minus(said.ago()));
        }
        shareScenes(site);
        Person reader = site.personWithEmail("lena@example.org");
        Visitor visitor = visitors.visit(
                site,
                // As on a phone, the scrollbar then takes no room.
                Look.DESK
                        .options()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true),
                reader);
        // Only the times are staged: nobody waits for hours to take a picture.
        visitor.page().route("**/status", route -> withTimes(route, times));
        visitor.prefers(ColorScheme.LIGHT);
        visitor.open("/feed");
        visitor.post("Skates are in the boathouse, sizes 36 to 44. Take a pair and leave your name on the list.");
        assertThat(visitor.articles()).hasCount(CONVERSATION.length + 1);
        Person other = site.personWithEmail("amelie@example.org");
        site.write(other, "Twenty cups, and a tray of cinnamon buns.", "Somebody please bring a torch for the path.");
        assertThat(visitor.button("2 new")).isVisible();
        assertThat(visitor.page().locator(".stories img")).hasCount(5);
        visitor.page().locator("body").click();
        visitor.page().mouse().move(0, 0);

        Path file = Path.of("target", "feed.png");
        visitor.picture(file);
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(2 * WIDTH);
        assertThat(picture.getHeight()).isEqualTo(2 * HEIGHT);
    }

    private static void shareScenes(Site site) {
        Color night = new Color(28, 38, 74);
        Color dusk = new Color(196, 120, 110);
        Color noon = new Color(96, 150, 196);
        Color pale = new Color(226, 226, 214);
        site.share(site.personWithEmail("ingrid@example.org"), LakeScenes.at(night, dusk, 400, 470, 1));
        site.share(site.personWithEmail("sam@example.org"), LakeScenes.at(noon, pale, 150, 160, 2));
        site.share(site.personWithEmail("lucia@example.org"), LakeScenes.at(dusk, pale, 270, 430, 3));
        site.share(site.personWithEmail("henrik@example.org"), LakeScenes.at(night, noon, 130, 220, 4));
        site.share(site.personWithEmail("noor@example.org"), LakeScenes.at(noon, dusk, 420, 380, 5));
    }

    private static void withTimes(Route route, Map<String, Instant> times) {
        if (!route.request().method().equals("GET")) {
            route.fallback();
            return;
        }
        var response = route.fetch();
        if (response.status() != 200) {
            route.fulfill(new Route.FulfillOptions().setResponse(response));
            return;
        }
        try {
            JsonNode statuses = JSON.readTree(response.body());
            for (JsonNode status : statuses) {
                Instant time = times.get(status.path("text").asText());
                if (time != null) ((ObjectNode) status).put("createdAt", time.toString());
            }
            route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(statuses.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
