/** Folders that a result store can be in: on a local disk, or on any file system that Hadoop knows. */
package org.caitfit.store.files;
