package cleave.platform.sql;

/** Another process does this now: stop, and leave everything else to it. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLost(String name) {
        super("the lease " + name + " has another holder", null, false, false);
    }
}
