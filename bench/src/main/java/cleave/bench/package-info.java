/**
 * Measures Cleave on this machine against nginx and PostgreSQL that run beside it, and writes the numbers down as a
 * table, JSON, a plot and a page.
 */
@NullMarked
package cleave.bench;

import org.jspecify.annotations.NullMarked;
