/** Tables as Parquet files: the only place that touches classes of Parquet and Hadoop. */
package org.caitfit.store.parquet;
