package cleave.platform.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
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
     * Makes threads of the other factory that step back.
     *
     * @param platform makes platform threads
     */
    public static ThreadFactory nice(ThreadFactory platform) {
        return task -> platform.newThread(() -> {
            stepBack();
            task.run();
        });
    }

    /** For the calling thread alone, which only Linux understands; elsewhere it stays as it is. */
    @SuppressWarnings("restricted") // calls the C library, with three numbers
    private static void stepBack() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")) return;
        try {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor threeNumbers = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), threeNumbers)
                    .invoke(PROCESS, CALLER, NICE);
        } catch (Throwable e) {
            log.warn("Threads that compute long cannot step back for others", e);
        }
    }
}
