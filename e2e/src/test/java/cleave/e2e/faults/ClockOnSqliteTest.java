package cleave.e2e.faults;

import java.sql.PreparedStatement;
import java.sql.SQLException;

final class ClockOnSqliteTest extends ClockSuite {
    @Override
    Site open() {
        return Site.onSqlite();
    }

    @Override
    void bindId(PreparedStatement statement, int index, String id) throws SQLException {
        statement.setString(index, id);
    }
}
