/** The same system as a process per service. */
@NullMarked
package cleave.e2e.services;

import org.jspecify.annotations.NullMarked;
