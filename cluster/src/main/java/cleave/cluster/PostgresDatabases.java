package cleave.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases and roles; names are checked by the caller. */
record PostgresDatabases(String superuserUrl) {
    private static final String DUPLICATE_DATABASE = "42P04";

    void create(String name) {
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) throw failure(name, e);
        }
    }

    void createOwned(String name, String password) {
        if (!password.matches("\\w+")) throw new IllegalArgumentException("A password has letters and digits only.");
        try (Connection connection = DriverManager.getConnection(superuserUrl);
                Statement statement = connection.createStatement()) {
            // Asked first: a statement that failed would stand in the server's log, with the password.
            boolean role = has(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'");
            statement.execute((role ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            if (!has(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + ", postgres, template1 FROM PUBLIC");
        } catch (SQLException e) {
            throw failure(name, e);
        }
    }

    private static boolean has(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static ServerFailure failure(String name, SQLException e) {
        return new ServerFailure("Cannot make database %s: %s".formatted(name, e.getMessage()), e);
    }
}
