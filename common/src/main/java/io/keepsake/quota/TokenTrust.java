package io.keepsake.quota;

import java.time.Instant;

import io.keepsake.digitalocean.Answer;
import io.keepsake.digitalocean.Call;

/**
 * Whether an account's token is accepted. One that is refused blocks the account, and the
 * next call that is answered opens it again.
 */
final class TokenTrust {

	private final String account;

	private final int believed;

	private final Blocks blocks;

	private int forbidden;

	private boolean refused;

	/**
	 * @param believed so many 403s in a row are a refusal of the token
	 */
	TokenTrust(String account, int believed, Blocks blocks) {
		this.account = account;
		this.believed = believed;
		this.blocks = blocks;
	}

	boolean isRefused() {
		return this.refused;
	}

	void refused(String why, Instant now) {
		if (!this.refused) {
			this.refused = true;
			this.blocks.blocked(this.account, why, now);
		}
	}

	/**
	 * A token that may not read the account's actions is not refused: they are read
	 * through their images. Other 403s were seen to pass, so one alone proves nothing.
	 * @return whether they are believed
	 */
	boolean forbidden(Call call, Answer.Forbidden answer, Instant now) {
		if (call.readsActionsOfAccount() || ++this.forbidden < this.believed) {
			return false;
		}
		refused(answer.error().message(), now);
		return true;
	}

	/**
	 * It was accepted.
	 * @return whether it was refused before
	 */
	boolean accepted() {
		this.forbidden = 0;
		if (!this.refused) {
			return false;
		}
		this.refused = false;
		this.blocks.opened(this.account);
		return true;
	}

	/**
	 * The account is in other hands, which will find out for themselves.
	 */
	void close() {
		if (this.refused) {
			this.blocks.forgotten(this.account);
		}
	}

}
