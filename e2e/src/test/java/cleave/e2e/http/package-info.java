/** The launched program over HTTP: what the contract promises, to well-behaved clients and to others. */
@NullMarked
package cleave.e2e.http;

import org.jspecify.annotations.NullMarked;
