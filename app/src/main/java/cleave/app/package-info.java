/** The program: its command line, the table of modules, and how one process is wired, started and stopped. */
@NullMarked
package cleave.app;

import org.jspecify.annotations.NullMarked;
