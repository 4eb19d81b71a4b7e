import { expect, test } from 'vitest'
import { openDesk } from './desk.ts'

const desk = openDesk({ maps: false })

test('a dispatcher signs in and finds her queues', async () => {
  const page = await desk.staff('fenpai-suzhou')
  await page.getByRole('link', { name: /待受理/ }).waitFor()
  expect(page.url()).toContain('/console/')
})

test('a wrong password is refused in words', async () => {
  const page = await desk.page()
  await page.goto(`${desk.url}/console/`)
  await page.getByRole('textbox', { name: '账号' }).fill('fenpai-suzhou')
  await page.getByLabel('密码', { exact: true }).fill('wrong-password')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('账号或密码不正确').waitFor()
})
