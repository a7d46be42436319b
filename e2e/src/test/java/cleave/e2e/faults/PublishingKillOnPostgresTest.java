package cleave.e2e.faults;

final class PublishingKillOnPostgresTest extends PublishingKillSuite {
    @Override
    Site open() {
        return Site.onPostgres(Leftovers.SWEPT_SOON);
    }
}
