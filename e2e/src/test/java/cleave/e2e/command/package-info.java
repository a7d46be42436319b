/** The command line as an operator meets it: what each command prints, where, and what it exits with. */
@NullMarked
package cleave.e2e.command;

import org.jspecify.annotations.NullMarked;
