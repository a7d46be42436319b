/**
 * HTTP as the contract wants it: a closed table of routes, limits checked before anything is held in memory, problems
 * as RFC 9457, and answers that never wait on the event loop.
 */
@NullMarked
package cleave.platform.http;

import org.jspecify.annotations.NullMarked;
