@NullMarked
package io.keepsake.quickstart;

import org.jspecify.annotations.NullMarked;
