package cleave.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL refuses a commit, or makes one and cannot say so. */
@Timeout(180)
final class CommitTest {
    private static final int MOST_TRIES = 200;

    /** Other parts of the program commit as well, so it takes some tries until it is the writer's answer that is lost. */
    @Test
    void whereTheConnectionBreaksAtTheCommitTheAnswerIs503AndTheSameKeyGivesOneStatus() throws Exception {
        try (DatabaseWire wire = new DatabaseWire();
                Site site = Site.onPostgres(Map.of(), wire::to)) {
            Api api = site.api();
            Person author = api.person();
            Person reader = api.person();
            String text = Ledger.number();
            Answer answer = lost(wire, api, author, text);
            for (int tries = 1; tries < MOST_TRIES && answer.status() == 201; tries++) {
                text = Ledger.number();
                answer = lost(wire, api, author, text);
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            assertThat(api.write(author, text, text).status()).isEqualTo(200);
            assertThat(api.listAll(reader)).extracting(Api.Status::text).containsOnlyOnce(text);
        }
    }

    private static Answer lost(DatabaseWire wire, Api api, Person author, String text) {
        wire.loseNextCommit();
        return api.write(author, text, text);
    }

    @Test
    void aCommitThatMustGiveWayToAnotherIsTriedAgain() throws Exception {
        try (Site site = Site.onPostgres()) {
            Api api = site.api();
            Person author = api.person();
            try (Connection connection = DriverManager.getConnection(site.jdbcUrl("status"));
                    Statement statement = connection.createStatement()) {
                refuseTwoCommits(statement);
                String text = Ledger.number();
                assertThat(api.write(author, text, text).status()).isEqualTo(201);
                try (ResultSet tries = statement.executeQuery("select last_value from tries")) {
                    assertThat(tries.next()).isTrue();
                    assertThat(tries.getInt(1)).isEqualTo(3);
                }
                assertThat(api.listAll(api.person()))
                        .extracting(Api.Status::text)
                        .containsExactly(text);
            }
        }
    }

    /** As a database does that lets only one of two transactions through. */
    private static void refuseTwoCommits(Statement statement) throws SQLException {
        statement.execute("create sequence tries");
        statement.execute("""
                create function give_way() returns trigger language plpgsql as $$
                begin
                  if nextval('tries') <= 2 then
                    raise exception 'could not serialize access' using errcode = '40001';
                  end if;
                  return null;
                end $$
                """);
        statement.execute("create constraint trigger give_way after insert on status deferrable initially deferred"
                + " for each row execute function give_way()");
    }
}
