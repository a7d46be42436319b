/** What a process needs before it serves anyone: settings, failures, ids, the data folder, modules and their order, logs, metrics. */
@NullMarked
package cleave.platform.runtime;

import org.jspecify.annotations.NullMarked;
