/** The pages in a real browser, against the real program: one browser and one server for all tests, a clean visitor each. */
@NullMarked
package cleave.e2e.pages;

import org.jspecify.annotations.NullMarked;
