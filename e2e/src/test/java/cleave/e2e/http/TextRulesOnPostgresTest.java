package cleave.e2e.http;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.class)
final class TextRulesOnPostgresTest extends TextRulesSuite {}
