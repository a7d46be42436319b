package cleave.user;

import cleave.platform.sql.Database;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Users in SQL. Every method blocks, and may be repeated. */
final class UserStore {
    /** A user and what proves that it is them. */
    record Account(User user, String passwordHash) {}

    private static final RowMapper<User> USER = (row, context) -> new User(
            context.findColumnMapperFor(UUID.class).orElseThrow().map(row, "id", context),
            row.getString("email"),
            row.getString("name"));

    private final Database database;

    UserStore(Database database) {
        this.database = database;
    }

    /** Adds the user, or says false where the e-mail is another's already. */
    boolean add(User user, String emailKey, String passwordHash, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        insert into users (id, email, email_key, name, password_hash, created_at)
                        values (:id, :email, :key, :name, :hash, :now)
                        on conflict (email_key) do nothing
                        """)
                        .bind("id", user.id())
                        .bind("email", user.email())
                        .bind("key", emailKey)
                        .bind("name", user.name())
                        .bind("hash", passwordHash)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1);
    }

    boolean exists(String emailKey) {
        return database.read(handle -> handle.createQuery("select 1 from users where email_key = :key")
                .bind("key", emailKey)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    @Nullable
    Account find(String emailKey) {
        return database.read(handle -> handle.createQuery(
                                "select id, email, name, password_hash from users where email_key = :key")
                        .bind("key", emailKey)
                        .map((row, context) -> new Account(USER.map(row, context), row.getString("password_hash")))
                        .findOne())
                .orElse(null);
    }

    @Nullable
    User find(UUID id) {
        return database.read(handle -> handle.createQuery("select id, email, name from users where id = :id")
                        .bind("id", id)
                        .map(USER)
                        .findOne())
                .orElse(null);
    }

    /** Says false where there is no such user. */
    boolean setPasswordHash(String emailKey, String passwordHash) {
        return database.write(
                handle -> handle.createUpdate("update users set password_hash = :hash where email_key = :key")
                                .bind("hash", passwordHash)
                                .bind("key", emailKey)
                                .execute()
                        == 1);
    }
}
