package cleave.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, which win, and what stops the start. */
class SettingsTest {
    enum Colour {
        RED,
        GREEN
    }

    record Sample(
            @Setting(key = "sample.port", byDefault = "80", min = "1", max = "99", meaning = "A port.")
            int port,

            @Setting(key = "sample.time", byDefault = "30d", min = "1s", meaning = "A time.")
            Duration time,

            @Setting(key = "sample.names", byDefault = "", meaning = "Names.")
            List<String> names,

            @Setting(key = "sample.colour", byDefault = "red", meaning = "A colour.")
            Colour colour,

            @Setting(key = "sample.secret", byDefault = "", secret = true, meaning = "A secret.")
            String secret) {}

    public record Pair(
            @Setting(key = "pair.low", byDefault = "1", meaning = "A number.")
            int low,

            @Setting(key = "pair.high", byDefault = "2", meaning = "Another.")
            int high) {
        public Pair {
            if (low > high) throw new SettingsException("pair.low is above pair.high.");
        }
    }

    @TempDir
    Path folder;

    @Test
    void withoutAnythingGivenTheDefaultsHold() {
        Sample sample = load(Map.of(), Map.of(), null).get(Sample.class);
        assertThat(sample).isEqualTo(new Sample(80, Duration.ofDays(30), List.of(), Colour.RED, ""));
    }

    @Test
    void valuesThatDoNotFitEachOtherStopTheStartWithTheirOwnWords() {
        Settings settings = Settings.load(List.of(Pair.class), Map.of("pair.low", "3"), Map.of(), null);
        assertThatThrownBy(() -> settings.get(Pair.class))
                .isInstanceOf(SettingsException.class)
                .hasMessage("pair.low is above pair.high.");
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("settings"), "sample.port=1\nsample.time=1s\nsample.names=a, b\n");
        Settings settings =
                load(Map.of("sample.port", "3"), Map.of("CLEAVE_SAMPLE_PORT", "2", "CLEAVE_SAMPLE_TIME", "2m"), file);
        assertThat(settings.get(Sample.class))
                .isEqualTo(new Sample(3, Duration.ofMinutes(2), List.of("a", "b"), Colour.RED, ""));
        assertThat(settings.entries())
                .extracting(Settings.Entry::key, Settings.Entry::source)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("sample.port", "flag"),
                        org.assertj.core.groups.Tuple.tuple("sample.time", "environment"),
                        org.assertj.core.groups.Tuple.tuple("sample.names", "file"),
                        org.assertj.core.groups.Tuple.tuple("sample.colour", "default"));
    }

    @Test
    void anUnknownKeyNamesTheNearestRightOneWhereverItComesFrom() throws Exception {
        Path file = Files.writeString(folder.resolve("settings"), "sample.tme=1s\n");
        assertStops(Map.of("sample.prot", "1"), Map.of(), null, "sample.prot", "sample.port");
        assertStops(Map.of(), Map.of("CLEAVE_SAMPLE_COLOR", "red"), null, "CLEAVE_SAMPLE_COLOUR");
        assertStops(Map.of(), Map.of(), file, "sample.tme", "sample.time");
    }

    @Test
    void aValueThatDoesNotFitSaysWhatWould() {
        assertStops(Map.of("sample.port", "100"), Map.of(), null, "sample.port=100", "1 to 99");
        assertStops(Map.of("sample.port", "many"), Map.of(), null, "whole number");
        assertStops(Map.of("sample.time", "999ms"), Map.of(), null, "at least 1s");
        assertStops(Map.of("sample.time", "5 minutes"), Map.of(), null, "500ms or 30d");
        assertStops(Map.of("sample.colour", "blue"), Map.of(), null, "red or green");
    }

    @Test
    void aSecretIsNeverShown() {
        Settings settings = load(Map.of("sample.secret", "hush"), Map.of(), null);
        assertThat(settings.get(Sample.class).secret()).isEqualTo("hush");
        assertThat(settings.entries().toString()).doesNotContain("hush").contains("(secret)");
    }

    @Test
    void aMissingFileIsSaidPlainly() {
        assertStops(Map.of(), Map.of(), folder.resolve("none"), "Cannot read the settings file");
    }

    private static void assertStops(
            Map<String, String> flags, Map<String, String> environment, @Nullable Path file, String... words) {
        assertThatThrownBy(() -> load(flags, environment, file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(words);
    }

    private static Settings load(Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
        return Settings.load(List.of(Sample.class), flags, environment, file);
    }

    @Test
    void aSecretMayBeInAFileThatTheEnvironmentNames(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "tide and lantern\n");
        Settings settings = Settings.load(
                List.of(Sample.class), Map.of(), Map.of("CLEAVE_SAMPLE_SECRET_FILE", file.toString()), null);
        assertThat(settings.get(Sample.class).secret()).isEqualTo("tide and lantern");
        assertThat(settings.entries().toString()).doesNotContain("lantern");
    }

    @Test
    void aSecretsFileThatIsMissingOrEmptyIsNamedWithItsVariable(@TempDir Path folder) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        for (Path file : List.of(empty, folder.resolve("none"), folder)) {
            assertThatThrownBy(() -> Settings.load(
                            List.of(Sample.class),
                            Map.of(),
                            Map.of("CLEAVE_SAMPLE_SECRET_FILE", file.toString()),
                            null))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("CLEAVE_SAMPLE_SECRET_FILE")
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aSecretThatIsGivenTwiceStopsTheStart(@TempDir Path folder) {
        Map<String, String> both =
                Map.of("CLEAVE_SAMPLE_SECRET_FILE", folder.toString(), "CLEAVE_SAMPLE_SECRET", "tide");
        assertThatThrownBy(() -> Settings.load(List.of(Sample.class), Map.of(), both, null))
                .isInstanceOf(SettingsException.class)
                .hasMessage("Both CLEAVE_SAMPLE_SECRET and CLEAVE_SAMPLE_SECRET_FILE are set: set one of them.");
    }

    @Test
    void onlySecretsAreTakenFromFiles() {
        assertThatThrownBy(() -> Settings.load(
                        List.of(Sample.class), Map.of(), Map.of("CLEAVE_SAMPLE_PORT_FILE", "/etc/hostname"), null))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Unknown setting in the environment: CLEAVE_SAMPLE_PORT_FILE");
    }
}
