package cleave.e2e.faults;

final class PublishingKillOnSqliteTest extends PublishingKillSuite {
    @Override
    Site open() {
        return Site.onSqlite(Leftovers.SWEPT_SOON);
    }
}
