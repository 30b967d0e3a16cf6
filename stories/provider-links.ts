import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import type { Story } from '../tools/testing/story.ts'

/** The link to a provider's page, as the mail of this id holds it. */
export async function linkMailed(story: Story, messageId: string): Promise<string> {
  const { mail } = await story.owner.call(correspondenceRoutes.message, { params: { id: messageId } })
  return /http:\/\/localhost:4780\/m\/[0-9a-z-]+/.exec(mail!.text.replaceAll('\n', ' '))![0]
}
