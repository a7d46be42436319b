package cleave.platform.sql;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** Errors are logged, so their messages must not carry the values of a statement: e-mails, hashes, what people wrote. */
final class QuietErrors {
    private QuietErrors() {}

    static Jdbi on(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }
}
