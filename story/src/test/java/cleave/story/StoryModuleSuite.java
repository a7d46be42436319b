package cleave.story;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.objects.Reference;
import cleave.platform.sql.Database;
import cleave.story.RunningStories.Answer;
import cleave.story.picture.Crafted;
import cleave.story.picture.Pictures;
import cleave.story.picture.Samplers;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories over HTTP, the same on every engine. */
abstract class StoryModuleSuite {
    private static final byte[] PICTURE = Samplers.write(Samplers.noise(600, 400, BufferedImage.TYPE_INT_RGB), "jpeg");
    private static final byte[] OTHER = Samplers.write(Samplers.noise(40, 30, BufferedImage.TYPE_INT_RGB), "png");

    private RunningStories stories;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    @BeforeEach
    void start() {
        stories = new RunningStories(folder, open(folder));
    }

    @AfterEach
    void stop() {
        stories.close();
    }

    @Test
    void aStoryIsAnsweredAndListedForOthersWithTheSameMembers() {
        Answer raw = stories.raw("ann", PICTURE).expect(201);
        Answer form = stories.form("ann", "image", OTHER).expect(201);
        JsonNode story = raw.body();
        assertThat(names(story)).containsExactly("id", "author", "image", "createdAt");
        assertThat(names(story.path("author"))).containsExactly("id", "name");
        assertThat(names(story.path("image"))).containsExactly("url", "width", "height", "preview");
        assertThat(names(story.path("image").path("preview"))).containsExactly("url", "width", "height");
        assertThat(story.path("image").path("width").asInt()).isEqualTo(600);
        assertThat(story.path("image").path("preview").path("height").asInt()).isEqualTo(180);
        assertThat(stories.list("bob").expect(200).body()).containsExactly(form.body(), raw.body());
        assertThat(stories.list("ann").expect(200).ids()).isEmpty();
    }

    @Test
    void thePicturesAreInTheStoreWithTheSizesThatAreTold() {
        JsonNode image =
                stories.form("ann", "image", PICTURE).expect(201).body().path("image");
        for (JsonNode one : List.of(image, image.path("preview"))) {
            BufferedImage stored = Samplers.read(stories.object(one));
            assertThat(stored.getWidth()).isEqualTo(one.path("width").asInt());
            assertThat(stored.getHeight()).isEqualTo(one.path("height").asInt());
        }
        List<Reference> references = stories.module.references().page(null, 10);
        assertThat(references).hasSize(2);
        Set<String> keys = new HashSet<>(stories.objectKeys());
        assertThat(references.stream().map(Reference::key)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(stories.module.references().known(keys)).isEqualTo(keys);
        assertThat(stories.module.references().known(List.of("story/x.jpg"))).isEmpty();
        for (Reference reference : references) {
            assertThat(stories.objects.head(reference.key()))
                    .isNotNull()
                    .satisfies(stored -> assertThat(stored.size()).isEqualTo(reference.size()));
        }
        assertThat(stories.module.references().page(references.getFirst().row(), 10))
                .isEmpty();
    }

    @Test
    void whatIsNotOnePictureIsRefusedAndLeavesNothing() {
        stories.raw("ann", Crafted.latin1("no picture at all")).expect(415);
        stories.send(stories.raw("ann", PICTURE, "application/octet-stream")).expect(415);
        assertThat(stories.form("ann", "image", Crafted.latin1("<svg/>"))
                        .expect(415)
                        .code())
                .isEqualTo("unsupported_media_type");
        stories.form("ann", "image", PICTURE, OTHER).expect(422);
        stories.form("ann", "other", PICTURE).expect(422);
        stories.form("ann", "image").expect(422);
        stories.form("ann", "image", new byte[0]).expect(422);
        stories.raw("ann", new byte[0]).expect(422);
        stories.raw("ann", Arrays.copyOf(PICTURE, PICTURE.length / 2)).expect(422);
        assertThat(stories.raw("ann", Crafted.webp(16_000, 16_000)).expect(422).code())
                .isEqualTo("too_many_pixels");
        stories.raw("ann", Arrays.copyOf(PICTURE, Pictures.MOST_BYTES + 1)).expect(413);
        stories.form("ann", "image", Arrays.copyOf(PICTURE, Pictures.MOST_BYTES + 1))
                .expect(413);
        // As large as it may be: what follows a picture's end is no part of it.
        stories.form("ann", "image", Arrays.copyOf(PICTURE, Pictures.MOST_BYTES))
                .expect(201);
        assertThat(stories.list("bob").ids()).hasSize(1);
        assertThat(stories.objectKeys()).hasSize(2);
    }

    @Test
    void whatIsNoPictureOrTooLargeIsToldBeforeAMalformedKeyAndThatBeforeWhatIsBroken() {
        byte[] large = Arrays.copyOf(PICTURE, Pictures.MOST_BYTES + 1);
        byte[] broken = Arrays.copyOf(PICTURE, PICTURE.length / 2);
        badlyKeyed(new byte[] {1, 2, 3}).expect(415);
        badlyKeyed(large).expect(413);
        badlyKeyed(broken).expect(400);
        badlyKeyed(new byte[0]).expect(400);
    }

    private Answer badlyKeyed(byte[] file) {
        return stories.send(stories.raw("ann", file, "image/jpeg").header("Idempotency-Key", "not visible"));
    }

    @Test
    void theSameKeyWithTheSameFileIsTheFirstStoryAgainHoweverItIsSent() {
        Answer first = stories.send(stories.raw("ann", PICTURE, "image/jpeg").header("Idempotency-Key", "k"))
                .expect(201);
        Answer again = stories.send(stories.raw("ann", PICTURE, "image/x-any").header("Idempotency-Key", "k"))
                .expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stories.send(stories.raw("ann", OTHER, "image/png").header("Idempotency-Key", "k"))
                        .expect(422)
                        .code())
                .isEqualTo("idempotency_key_reused");
        stories.send(stories.raw("bob", OTHER, "image/png").header("Idempotency-Key", "k"))
                .expect(201);
        stories.send(stories.raw("bob", OTHER, "image/png").header("Idempotency-Key", "not visible"))
                .expect(400);
        Awaitility.await().untilAsserted(() -> assertThat(stories.objectKeys()).hasSize(4));
    }

    @Test
    void manyAtOnceWithOneKeyAreOneStory() throws Exception {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> stories.send(stories.raw("ann", OTHER, "image/png").header("Idempotency-Key", "same")));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(calls)) answers.add(future.get());
        }
        assertThat(answers.stream().map(Answer::status)).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        Awaitility.await().untilAsserted(() -> assertThat(stories.objectKeys()).hasSize(2));
    }

    @Test
    void whenTheStoreFailsTheAnswerIs503AndNothingIsListed() throws Exception {
        Path objects = folder.resolve("objects");
        Path aside = folder.resolve("aside");
        Files.move(objects, aside);
        Files.createFile(objects);
        stories.raw("ann", OTHER).expect(503);
        assertThat(stories.list("bob").ids()).isEmpty();
        Files.delete(objects);
        Files.move(aside, objects);
        stories.raw("ann", OTHER).expect(201);
        assertThat(stories.list("bob").ids()).hasSize(1);
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey());
    }
}
