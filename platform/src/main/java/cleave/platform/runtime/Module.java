package cleave.platform.runtime;

/** A part of the system that is started once and stopped once. */
public interface Module extends AutoCloseable {
    /** Finishes what was accepted, then frees what the module holds. Called once, after the modules that need it. */
    @Override
    void close();
}
