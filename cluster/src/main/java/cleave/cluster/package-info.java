/**
 * Starts real servers on this machine, each as a process this JVM owns: how it is found, its files, its command, its
 * readiness and its stop.
 */
@NullMarked
package cleave.cluster;

import org.jspecify.annotations.NullMarked;
