package cleave.platform.sql;

import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.config.JdbiConfig;

/** How each engine keeps a UUID: PostgreSQL as its own type, SQLite as text; both then sort ids by age. */
final class UuidMapping {
    private UuidMapping() {}

    static Jdbi asText(Jdbi jdbi) {
        jdbi.getConfig(Form.class).text = true;
        return jdbi.registerArgument(new AsText()).registerColumnMapper(UUID.class, (row, column, context) -> {
            String text = row.getString(column);
            return text == null ? null : UUID.fromString(text);
        });
    }

    static Jdbi asUuid(Jdbi jdbi) {
        return jdbi.registerArgument(new AsUuid())
                .registerColumnMapper(UUID.class, (row, column, context) -> row.getObject(column, UUID.class));
    }

    private static final class AsText extends AbstractArgumentFactory<UUID> {
        AsText() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setString(position, value.toString());
        }
    }

    private static final class AsUuid extends AbstractArgumentFactory<UUID> {
        AsUuid() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }

    /** The form, for who binds without JDBI. */
    public static final class Form implements JdbiConfig<Form> {
        private boolean text;

        boolean isText() {
            return text;
        }

        @Override
        public Form createCopy() {
            Form copy = new Form();
            copy.text = text;
            return copy;
        }
    }
}
