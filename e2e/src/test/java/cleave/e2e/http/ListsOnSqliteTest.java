package cleave.e2e.http;

import cleave.e2e.SharedServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class ListsOnSqliteTest extends ListsSuite {}
