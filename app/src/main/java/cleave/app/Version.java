package cleave.app;

/** The version of this build. */
final class Version {
    /** From the archive's manifest; a build that is run from its classes has none. */
    static final String TEXT = text(Version.class.getPackage().getImplementationVersion());

    private Version() {}

    private static String text(@org.jspecify.annotations.Nullable String version) {
        return version == null ? "dev" : version.replace("-SNAPSHOT", "");
    }
}
