import { api } from '#apps/kit/api.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import { sha256Hex } from './hash.ts'

/** Small pieces, so that a line that breaks every minute still gets on. */
const pieceBytes = 256 * 1024

/**
 * Brings one photo under its id, going on where an earlier try broke off (tus 1.0).
 * @throws ApiProblem unreachable when the line fails, otherwise the refusal of the server
 */
export async function uploadPhoto(id: string, bytes: ArrayBuffer): Promise<void> {
  const [{ Upload, DetailedError }, sha256] = await Promise.all([
    import('tus-js-client'),
    sha256Hex(bytes),
  ])
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(new Blob([bytes], { type: 'image/jpeg' }), {
      endpoint: '/api/uploads',
      metadata: { attachmentId: id, fileName: `${id}.jpg`, sha256 },
      headers: { 'x-csrf-token': api.csrf() ?? '' },
      chunkSize: pieceBytes,
      retryDelays: [500, 2000],
      fingerprint: () => Promise.resolve(`gezhong-photo-${id}`),
      removeFingerprintOnSuccess: true,
      onSuccess: () => resolve(),
      onError(error) {
        const response = error instanceof DetailedError ? error.originalResponse : null
        reject(refusal(response?.getStatus() ?? 0, response?.getBody()))
      },
    })
    void upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous)
      upload.start()
    }, reject)
  })
}

function refusal(status: number, body: string | undefined): ApiProblem {
  const lost = status === 0 || status >= 500
  if (lost) return new ApiProblem('unreachable', status)
  try {
    const document = JSON.parse(body ?? '') as ApiProblem['document']
    return new ApiProblem(document.type ?? 'internal', status, document)
  } catch {
    return new ApiProblem(status === 401 ? 'not-signed-in' : 'internal', status)
  }
}
