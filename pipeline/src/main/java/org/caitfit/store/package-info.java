/** The result folder of a study: what it holds, how rows become columns, and export. */
package org.caitfit.store;
