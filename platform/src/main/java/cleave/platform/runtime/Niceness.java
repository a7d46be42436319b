package cleave.platform.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that step back when others want the processor, for work that computes long beside what answers requests:
 * Java's own priorities do nothing on Linux. Safe for many threads.
 */
public final class Niceness {
    private static final Logger log = LoggerFactory.getLogger(Niceness.class);
    /** A ninth of the share of an ordinary thread. */
    private static final int NICE = 10;

    private static final int PROCESS = 0;
    private static final int CALLER = 0;

    private Niceness() {}

    /**
     * Makes threads of the other factory that step back; where the system knows no such thing, ordinary ones.
     *
     * @param platform makes platform threads
     */
    public static ThreadFactory nice(ThreadFactory platform) {
        MethodHandle setPriority = setPriority();
        if (setPriority == null) return platform;
        return task -> platform.newThread(() -> {
            stepBack(setPriority);
            task.run();
        });
    }

    /** On Linux alone it takes one thread by itself; null elsewhere. */
    @SuppressWarnings("restricted") // calls the C library, with three numbers
    private static @Nullable MethodHandle setPriority() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) return null;
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor threeNumbers = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), threeNumbers);
    }

    private static void stepBack(MethodHandle setPriority) {
        try {
            setPriority.invoke(PROCESS, CALLER, NICE);
        } catch (Throwable e) {
            log.warn("A thread that computes long cannot step back for others", e);
        }
    }
}
