package cleave.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.sql.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many delivered events are kept, looking for those that are due costs no more. The same on every engine. */
abstract class OutboxIndexSuite {
    private static final int DELIVERED = 5_000;
    private static final int PENDING = 20;

    @TempDir
    Path folder;

    abstract Database open(Path folder);

    /** What shows the plan of the statement behind it, a line in the last column of each row. */
    abstract String explain();

    @Test
    void whatIsDueAndWhatIsPendingIsFoundByTheIndexOfWhatIsPending() {
        try (Database database = open(folder);
                TestModule module = new TestModule(database)) {
            module.publishQuietly(0, DELIVERED);
            database.write(handle -> handle.execute("update outbox set delivered_at = 1"));
            module.publishQuietly(DELIVERED, DELIVERED + PENDING);
            database.write(handle -> handle.execute("analyze"));
            OutboxRows rows = new OutboxRows();
            long now = Clock.systemUTC().millis();
            List<String> plans = database.read(handle -> {
                List<String> statements = new ArrayList<>();
                handle.getConfig(SqlStatements.class).setSqlLogger(new Recorder(statements));
                assertThat(rows.due(handle, now, Set.of(), 256)).hasSize(PENDING);
                assertThat(rows.sample(handle).pending()).isEqualTo(PENDING);
                return List.copyOf(statements).stream()
                        .filter(sql -> sql.contains("from outbox"))
                        .map(sql -> plan(handle, sql))
                        .toList();
            });
            assertThat(plans)
                    .hasSize(2)
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("outbox_pending")
                            .doesNotContainIgnoringCase("seq scan on outbox")
                            .doesNotContainPattern("SCAN outbox(?! USING (COVERING )?INDEX outbox_pending)")
                            .doesNotContain("PRIMARY KEY", "outbox_pkey"));
        }
    }

    private String plan(Handle handle, String sql) {
        Query query = handle.createQuery(explain() + " " + sql);
        for (int i = 0; i < sql.chars().filter(c -> c == '?').count(); i++) query.bind(i, 1L);
        return query.map((row, context) -> row.getString(row.getMetaData().getColumnCount())).list().stream()
                .collect(Collectors.joining("\n"));
    }

    /** Keeps the statements as the engine gets them. */
    private record Recorder(List<String> statements) implements SqlLogger {
        @Override
        public void logAfterExecution(StatementContext context) {
            statements.add(context.getParsedSql().getSql());
        }
    }
}
