package io.keepsake.durable;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one limit on write buffers for all stores of a process: by default each
 * store has its own, and their sum grows with the partitions that the process happens to
 * own.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

	private static final long CACHE = 64L * 1024 * 1024;

	private static final long WRITE_BUFFERS = 32L * 1024 * 1024;

	static {
		RocksDB.loadLibrary(); // this class is looked at before Kafka Streams opens a
								// store
	}

	private static final Cache cache = new LRUCache(CACHE);

	private static final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFERS, cache);

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache(cache);
		table.setCacheIndexAndFilterBlocks(true);
		table.setFilterPolicy(new BloomFilter(10));
		options.setTableFormatConfig(table);
		options.setWriteBufferManager(writeBuffers);
		options.setWriteBufferSize(4L * 1024 * 1024);
	}

	@Override
	public void close(String storeName, Options options) {
		// cache and buffers are shared by all stores and live as long as the process
	}

}
