package cleave.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.sql.Database;
import cleave.platform.sql.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CleanerOnSqliteTest extends CleanerSuite {
    @Override
    Database open(Path folder) {
        return TestDatabases.sqlite("notification", folder);
    }

    @Test
    void theSpaceOfWhatWentIsUsedAgainAndTheLogStaysSmall() throws IOException {
        add(20_000, Duration.ofDays(31));
        long before = used();
        clean(cleaner(500), true);
        assertThat(count("notification")).isZero();
        assertThat(Files.size(folder.resolve("notification.db-wal"))).isLessThan(12L << 20);
        add(20_000, Duration.ZERO);
        assertThat(used()).isLessThan(before + before / 10);
    }

    /** Pages of the file, in bytes, whether or not they are still in the log. */
    private long used() {
        return database.read(handle -> handle.createQuery("pragma page_count")
                        .mapTo(Long.class)
                        .one())
                * 4096;
    }
}
