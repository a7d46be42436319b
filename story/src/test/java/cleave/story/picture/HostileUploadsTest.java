package cleave.story.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are meant to fill the memory do not: each run is a JVM with a heap that leaves little room. */
class HostileUploadsTest {
    /** What the program itself takes with the files that it makes up, in MiB. */
    private static final int BASE = 32;

    @TempDir
    Path folder;

    @Test
    void aThousandHostileOnesTakeLessThan64Mebibytes() throws Exception {
        run("hostile", BASE + 64);
    }

    @Test
    void thirtyTwoAtOnceTakeLessThan160Mebibytes() throws Exception {
        run("burst", BASE + 160);
    }

    @Test
    void fortyMegapixelsOfAnyKindFitIntoTheHeapOfTheProgram() throws Exception {
        run("large", 320);
    }

    private void run(String uploads, int heap) throws IOException, InterruptedException {
        Path log = Files.createFile(folder.resolve("log"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileUploads.class.getName(),
                        uploads))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.walk(temporary)) {
            assertThat(left.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("hsperfdata")))
                    .isEmpty();
        }
    }
}
