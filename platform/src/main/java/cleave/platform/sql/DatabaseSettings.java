package cleave.platform.sql;

import cleave.platform.runtime.Setting;
import java.time.Duration;

/** Where modules keep their rows, and how much they write at once. */
public record DatabaseSettings(
        @Setting(
                key = "database.url",
                byDefault = "",
                meaning =
                        "JDBC URL of a PostgreSQL database; empty keeps an SQLite file per module in the data folder.")
        String url,

        @Setting(key = "database.user", byDefault = "", meaning = "Role at the PostgreSQL database.")
        String user,

        @Setting(key = "database.password", byDefault = "", secret = true, meaning = "Password of that role.")
        String password,

        @Setting(
                key = "database.pool",
                byDefault = "8",
                min = "2",
                max = "200",
                meaning = "Connections to PostgreSQL, for each module.")
        int pool,

        @Setting(
                key = "database.timeout",
                byDefault = "5s",
                min = "100ms",
                max = "1m",
                meaning = "Longest wait for a connection or a statement; beyond it the answer is 503.")
        Duration timeout,

        @Setting(
                key = "database.wait",
                byDefault = "0s",
                min = "0s",
                max = "1h",
                meaning = "How long a start waits for a database that cannot be reached, before it gives up.")
        Duration patience,

        @Setting(
                key = "sql.commit.batch",
                byDefault = "256",
                min = "1",
                max = "4096",
                meaning = "Most rows in one transaction of a group commit.")
        int commitBatch,

        @Setting(
                key = "sql.commit.queue",
                byDefault = "4096",
                min = "1",
                max = "1000000",
                meaning = "Rows that may wait for a group commit; beyond it the answer is 503.")
        int commitQueue) {}
