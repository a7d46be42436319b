package cleave.e2e.faults;

/** How often a crash is tried: a few times on every run, as often as one likes with {@code -Dcleave.kill.rounds=N}. */
final class Rounds {
    static final int CRASHES = Integer.getInteger("cleave.kill.rounds", 6);
    /** Of each process of the services shape, whose start takes longer. */
    static final int CRASHES_EACH = Integer.getInteger("cleave.kill.rounds", 1);

    private Rounds() {}
}
