@NullMarked
package io.keepsake.simulator;

import org.jspecify.annotations.NullMarked;
