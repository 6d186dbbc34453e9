@NullMarked
package io.keepsake.conformance;

import org.jspecify.annotations.NullMarked;
