package cleave.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleaveProgramTest {
    @Test
    void startsTheJarThatTheLauncherNamesWithItsOptions() {
        assertThat(CleaveProgram.of("java", " -Xmx256m  -XX:+UseSerialGC", "/x/cleave.jar", "/y/other.jar")
                        .line())
                .containsExactly("java", "-Xmx256m", "-XX:+UseSerialGC", "-jar", "/x/cleave.jar");
    }

    @Test
    void startsTheJarItRunsFromWithoutALauncher() {
        assertThat(CleaveProgram.of("java", "", "", "/y/cleave.jar").line())
                .containsExactly("java", "-jar", "/y/cleave.jar");
    }

    @Test
    void startsTheMainClassWhereThereIsNoJar() {
        assertThat(CleaveProgram.of("java", "", "", "/a/classes:/b/lib.jar").line())
                .containsExactly("java", "-cp", "/a/classes:/b/lib.jar", "cleave.app.Main");
    }
}
